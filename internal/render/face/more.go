package face

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/language"
)

// more are the faces beside the main four. A file is read when a letter is
// first looked for that it may have.
type more struct {
	files fs.FS
	names map[string]string // of the files, by those of the faces

	using sync.Mutex
	read  map[string]*Font // nil for a file that cannot be read
	found map[wanted]*Font // nil if no face has it
}

// wanted is what a font is looked for.
type wanted struct {
	cluster string
	bold    bool
}

// mostFound is how many letters are remembered with their fonts.
const mostFound = 10_000

// foreign are the faces that come with the program, in the order in which signs
// are looked for in them, and which letters are looked for in them.
var foreign = []struct {
	name string
	of   []language.Script
}{
	{"emoji", nil},
	{"han", []language.Script{language.Han, language.Hiragana, language.Katakana, language.Bopomofo}},
	{"hangul", []language.Script{language.Hangul}},
	{"arabic", []language.Script{language.Arabic}},
	{"hebrew", []language.Script{language.Hebrew}},
}

func newMore(files fs.FS) *more {
	m := &more{files: files, names: map[string]string{}, read: map[string]*Font{}, found: map[wanted]*Font{}}
	packed, _ := fs.Glob(files, "fonts/*.ttf.gz") // the pattern is right
	plain, _ := fs.Glob(files, "fonts/*.ttf")
	for _, name := range slices.Concat(packed, plain) {
		base, _, _ := strings.Cut(path.Base(name), ".")
		if !slices.Contains(mainFaces[:], base) {
			m.names[base] = name
		}
	}
	return m
}

// font is the font of a cluster, nil if none has it. It is heavy if it must be
// made bold.
func (m *more) font(cluster []rune, bold bool) (one *Font, heavy bool) {
	m.using.Lock()
	defer m.using.Unlock()
	key := wanted{string(cluster), bold}
	one, ok := m.found[key]
	if !ok {
		if len(m.found) >= mostFound {
			clear(m.found)
		}
		one = m.look(cluster, bold)
		m.found[key] = one
	}
	return one, one != nil && bold && !one.Bold && one.Name != "emoji"
}

func (m *more) look(cluster []rune, bold bool) *Font {
	for _, name := range m.order(cluster[0]) {
		if bold {
			if one := m.open(name + "-bold"); one != nil && one.prints(cluster) {
				return one
			}
		}
		if one := m.open(name); one != nil && one.prints(cluster) {
			return one
		}
	}
	return nil
}

// order is the faces in which r is looked for: those that the operator has
// added, and then those of the program that may have it.
func (m *more) order(r rune) []string {
	var added, own []string
	s := language.LookupScript(r)
	common := s == language.Common || s == language.Inherited || s == language.Unknown
	for _, one := range foreign {
		if common || slices.Contains(one.of, s) {
			own = append(own, one.name)
		}
	}
	if common && within(r, 0x2E80, 0xFFEF) && r != 0xFE0F {
		own = append([]string{"han"}, own...)
	}
	for name := range m.names {
		if !strings.HasSuffix(name, "-bold") && !known(name) {
			added = append(added, name)
		}
	}
	slices.Sort(added)
	return append(added, own...)
}

// known tells whether a face comes with the program.
func known(name string) bool {
	for _, one := range foreign {
		if one.name == name {
			return true
		}
	}
	return false
}

// open reads a face, once. One that cannot be read is as good as missing;
// Lacks says why.
func (m *more) open(name string) *Font {
	if one, ok := m.read[name]; ok || m.names[name] == "" {
		return one
	}
	one, err := read(m.files, m.names[name])
	if err == nil {
		one.Bold = strings.HasSuffix(name, "-bold")
	}
	m.read[name] = one
	return one
}
