package templates

import (
	"html/template"
	"io"
	"sync"

	"catchup/internal/script"
)

// Spoken is templates that set documents of all languages. It may be used from
// several goroutines.
type Spoken struct {
	tying string
	raw   *template.Template // never executed, so that it can be copied
	using *sync.Mutex
	made  map[string]*template.Template // by what languages have in common
}

func newSpoken(raw *template.Template, tying string) Spoken {
	return Spoken{tying: tying, raw: raw, using: new(sync.Mutex), made: map[string]*template.Template{}}
}

// Execute executes "edition" for a document in the language.
func (s Spoken) Execute(to io.Writer, lang string, data any) error {
	set, err := s.in(lang)
	if err != nil {
		return err
	}
	return set.ExecuteTemplate(to, "edition", data)
}

// in is the templates for the language, made when they are first asked for. All
// languages of Latin letters have the same.
func (s Spoken) in(lang string) (*template.Template, error) {
	lang = script.Kin(lang)
	s.using.Lock()
	defer s.using.Unlock()
	if known := s.made[lang]; known != nil {
		return known, nil
	}
	set, err := s.raw.Clone()
	if err != nil {
		return nil, err
	}
	s.made[lang] = set.Funcs(speaking(lang, s.tying))
	return s.made[lang], nil
}

// speaking are the functions that go by the language of the document. tied sets
// words, and turned tells the direction of a paragraph that runs against the
// document: see there. spoken is the language of words in an attribute. rtl tells
// that the document runs from right to left; near is the side that its lines begin
// at, "left" or "right", and far the other.
func speaking(lang, tying string) template.FuncMap {
	near, far := "left", "right"
	if script.RTL(lang) {
		near, far = far, near
	}
	return template.FuncMap{
		"tied":   func(words string) template.HTML { return tied(words, lang, tying) },
		"turned": func(words string) string { return turned(words, lang) },
		"spoken": func(words string) template.HTMLAttr { return spoken(words, lang) },
		"rtl":    func() bool { return script.RTL(lang) },
		"near":   func() string { return near },
		"far":    func() string { return far },
	}
}
