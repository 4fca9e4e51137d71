package face

import (
	"fmt"
	"maps"
	"slices"
)

// expected are the writing systems that an edition is to print, each with a few of
// its letters.
var expected = []struct{ name, letters string }{
	{"Greek", "αΩ"}, {"Cyrillic", "жЩї"}, {"Vietnamese", "ộđƯ"}, {"Arabic", "مپ"}, {"Hebrew", "אש"},
	{"Chinese", "中国财"}, {"Japanese", "のア東"}, {"Korean", "한국"}, {"emoji", "😀🚒"},
}

// Lacks are the writing systems of which no face has the letters, such as "Greek",
// and why faces cannot be read. It reads all faces.
func (s Set) Lacks() (systems []string, broken []error) {
	m := s.Serif.more
	m.using.Lock()
	for _, name := range slices.Sorted(maps.Keys(m.names)) {
		if m.open(name) == nil {
			_, err := read(m.files, m.names[name])
			broken = append(broken, fmt.Errorf("%s: %w", m.names[name], err))
		}
	}
	m.using.Unlock()
	for _, one := range expected {
		if !s.Serif.Prints(one.letters) || !s.Sans.Prints(one.letters) {
			systems = append(systems, one.name)
		}
	}
	return systems, broken
}
