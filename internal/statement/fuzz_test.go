package statement

import (
	"strings"
	"testing"
)

// FuzzRead looks for texts that stop the program, or that lose words of an article.
func FuzzRead(f *testing.F) {
	f.Add("“We (which, said Jo, of it, says) told us’, “’ he said – who, that, “")
	f.Add("\"' \" '90s’ ” I said: ‘‘")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range read(text) {
			if !strings.Contains(s.Told, s.Text) {
				t.Errorf("%q is told as %q", s.Text, s.Told)
			}
		}
	})
}
