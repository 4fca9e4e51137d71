package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"catchup/internal/document"
)

// Slice is a part of the edition of a sliced report: its own rows and what all
// slices share. It goes to the subscribers whose attribute has its name.
type Slice struct {
	Name     string
	Document *document.Document
	Files    []File
}

// Of is the edition as the subscribers of the slice get it.
func (e *Edition) Of(s *Slice) *Edition {
	part := *e
	part.Document, part.Files = s.Document, s.Files
	return &part
}

// size is how many bytes the files have.
func (s *Slice) size() (n int) {
	for _, f := range s.Files {
		n += len(f.Bytes)
	}
	return n
}

// Folders gives each slice the name of a folder. It has only lower-case
// letters, digits and hyphens, so that every file system can hold it. No two
// slices have the same name, even where case makes no difference.
func Folders(names []string) map[string]string {
	count := map[string]int{}
	for _, name := range names {
		count[Slug(name)]++
	}
	folders := make(map[string]string, len(names))
	for _, name := range names {
		slug := Slug(name)
		if count[slug] > 1 || ambiguous.MatchString(slug) {
			sum := sha256.Sum256([]byte(name))
			slug = strings.TrimPrefix(slug+"-"+hex.EncodeToString(sum[:6]), "-")
		}
		folders[name] = slug
	}
	return folders
}

// ambiguous are slugs that need a checksum: an empty one, those that may have
// been cut, those that end as if they had a checksum, and the names of devices
// in Windows.
var ambiguous = regexp.MustCompile(`^$|^.{48,}$|-[0-9a-f]{12}$|^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// longestSlug is how many bytes of a name are kept.
const longestSlug = 48

// Slug is a name in lower case, without accents, of letters, digits and
// hyphens: "Île de France" becomes "ile-de-france". It may be empty, and two
// names may have the same slug.
func Slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(unmarked(name)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	slug := strings.Join(words, "-")
	return strings.TrimRight(slug[:min(len(slug), longestSlug)], "-")
}

// unmarked is the name without accents and other marks.
func unmarked(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(name))
}

// Single has the press make one slice alone of a sliced report, the first if no
// name is given. What it returns gives that slice of the edition once it is
// made, and an edition that is not sliced as it is.
func (p *Press) Single(name string) func(*Edition) *Edition {
	var made *Slice
	p.Each = func(_ *Edition, s *Slice) error {
		made = s
		return nil
	}
	p.Pick = func(all []string) ([]string, error) {
		if name == "" {
			return all[:1], nil
		}
		return []string{name}, among(name, all)
	}
	return func(e *Edition) *Edition {
		if made == nil {
			return e
		}
		return e.Of(made)
	}
}
