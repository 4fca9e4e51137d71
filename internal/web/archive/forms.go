package archive

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/edition"
)

// form is a kind of file that the public may have of an edition. What else is
// kept belongs to the mail.
type form struct{ name, words, media string }

var forms = []form{
	{"edition.pdf", "PDF", "application/pdf"},
	{"edition.xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}

func formOf(name string) (form, bool) {
	i := slices.IndexFunc(forms, func(f form) bool { return f.name == name })
	if i < 0 {
		return form{}, false
	}
	return forms[i], true
}

// has tells whether a file of that name was kept of the edition.
func (v *volume) has(name string) bool { return v.leaf(name) != nil }

func (v *volume) leaf(name string) *edition.Leaf {
	for i := range v.Files {
		if v.Files[i].Name == name {
			return &v.Files[i]
		}
	}
	return nil
}

// saved is the name that a file of the edition is saved under:
// "weekly-2024-06-14.pdf".
func (v *volume) saved(name string) string {
	return v.Key.Report + "-" + v.Key.Period + name[strings.LastIndexByte(name, '.'):]
}

// names are the files that the public may have of the edition, the page left
// out.
func (v *volume) names() []string {
	var all []string
	for _, f := range forms {
		if v.has(f.name) {
			all = append(all, f.name)
		}
	}
	return append(all, textName)
}

// size is a number of bytes in words: "92 KB".
func size(bytes int64) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d KB", max(1, (bytes+500)/1000))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
