// Package templates says how an edition looks: the mail, the web page, the
// colours and the faces. Its folder is embedded as a whole. A file in the
// operator's folder replaces the embedded file of the same name.
package templates

import (
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"math"
	"strconv"
)

//go:embed letter mail site web all:fonts theme.yaml
var embedded embed.FS

// Set is all templates, colours and faces. It does not change after Open and
// may be used from several goroutines.
type Set struct {
	// Mail and Web hold the templates of the HTML mail and of the page of the
	// web; "edition" is the one to execute.
	Mail, Web Spoken
	// Message holds the template "letter" of a short message to one subscriber.
	Message *template.Template
	// Site is the pages that stand around editions on the web.
	Site Site
	// Theme is the colours, fonts and measures of every surface.
	Theme Theme
	// Art is the pictures of the masthead.
	Art
	// FS is the whole folder, the operator's files over the embedded ones;
	// the faces lie in it as fonts/*.ttf.
	FS fs.FS
}

// Open reads the templates. A file in the operator's folder dir replaces the
// embedded one of the same name; the folder may be missing, and dir empty.
// Mistakes of the operator are check.Problems with files and lines.
func Open(dir string) (*Set, error) {
	files := over(dir)
	theme, art, err := readTheme(files)
	if err != nil {
		return nil, fmt.Errorf("reading the theme: %w", err)
	}
	// The mail has its styles in the elements, the page has them in its head.
	mail, err := parse(files, "mail", functions(theme, art.Logo, inMail), "edition")
	if err != nil {
		return nil, fmt.Errorf("reading the mail's templates: %w", err)
	}
	web, err := parse(files, "web", functions(theme, art.Logo, onPage), "edition")
	if err != nil {
		return nil, fmt.Errorf("reading the web page's templates: %w", err)
	}
	message, err := parse(files, "letter", functions(theme, art.Logo, inMail), "letter")
	if err != nil {
		return nil, fmt.Errorf("reading the letter's templates: %w", err)
	}
	site, err := readSite(files, functions(theme, art.Logo, onPage))
	if err != nil {
		return nil, fmt.Errorf("reading the site's templates: %w", err)
	}
	return &Set{Mail: newSpoken(mail, inMail), Web: newSpoken(web, onPage), Message: message, Site: site, Theme: theme, Art: art, FS: files}, nil
}

// parse reads all templates of a folder into one set, each under the path of
// its file, so that every later error names it. The named ones must be there.
func parse(files overlay, folder string, functions template.FuncMap, needed ...string) (*template.Template, error) {
	set := template.New("").Funcs(functions)
	names, err := fs.Glob(files, folder+"/*.html.tmpl")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if _, err := set.New(files.place(name)).Parse(string(text)); err != nil {
			return nil, Mistake(err)
		}
	}
	return set, rehearse(set, needed, files.place(folder))
}

// rehearse finds mistakes that html/template finds only when a template is
// first executed: an unclosed quote, a page that ends inside a tag. It ignores
// errors about the missing data.
func rehearse(set *template.Template, names []string, where string) error {
	copied, err := set.Clone()
	if err != nil {
		return err
	}
	for _, name := range names {
		if set.Lookup(name) == nil {
			return nothing(name, where)
		}
		var mistake *template.Error
		if err := copied.ExecuteTemplate(io.Discard, name, nil); errors.As(err, &mistake) {
			return Mistake(mistake)
		}
	}
	return nil
}

// The attributes of what keeps words together, in a mail and on a page.
const (
	inMail = `style="white-space:nowrap"`
	onPage = `class="tied"`
)

// functions are what a template can call besides the standard functions. light
// and dark are the palettes, inks the colours of charts; fonts, masthead,
// letterhead and paper are those parts of the theme; logo is the picture, and parts
// the parts that the masthead has, from above. px is a length in pixels by the theme's
// spacing. size is how large letters on a screen are in pixels by the theme's size; rem
// is the same in rem, for the root of a page and for the widths at which its layout
// changes, and points how large letters on paper are. What speaking adds goes by the
// language. outlook writes what only Outlook for Windows reads, since html/template
// drops the comments that would hold it; except and endexcept stand around what it does
// not read.
func functions(theme Theme, logo *Logo, tying string) template.FuncMap {
	all := template.FuncMap{
		"light":      func() Palette { return theme.Light },
		"dark":       func() Palette { return theme.Dark },
		"fonts":      func() Fonts { return theme.Fonts },
		"masthead":   func() Masthead { return theme.Masthead },
		"letterhead": func() Letterhead { return theme.Letterhead },
		"paper":      func() Page { return theme.Page },
		"inks":       func() []Ink { return theme.Inks() },
		"logo":       func() *Logo { return logo },
		"parts":      func() []string { return theme.Masthead.parts(logo) },
		"px":         func(length int) string { return measure(math.Round(theme.Spacing.Of(float64(length))), "px") },
		"size":       func(pixels int) string { return measure(math.Round(float64(pixels)*theme.Size.OnScreen()), "px") },
		"rem":        func(usual float64) string { return measure(usual*theme.Size.OnScreen(), "rem") },
		"points":     func(usual float64) string { return measure(usual*theme.Size.OnPaper(), "pt") },
		"outlook": func(markup string) template.HTML {
			return template.HTML("<!--[if mso]>" + markup + "<![endif]-->")
		},
		"except":    func() template.HTML { return "<!--[if !mso]><!-->" },
		"endexcept": func() template.HTML { return "<!--<![endif]-->" },
	}
	maps.Copy(all, speaking("en", tying))
	return all
}

// measure is a length as CSS has it, to two decimals: "9.2pt".
func measure(length float64, unit string) string {
	return strconv.FormatFloat(math.Round(100*length)/100, 'f', -1, 64) + unit
}
