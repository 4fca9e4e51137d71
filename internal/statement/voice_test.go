package statement

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestVoices reads the articles of testdata/voices.txt, and compares what is said of
// each of their sentences with testdata/voices.golden.
func TestVoices(t *testing.T) {
	cases, err := os.ReadFile("testdata/voices.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for article := range strings.SplitSeq(string(cases), "\n====\n") {
		_, article, _ = strings.Cut(article, "# ")
		shows, text, _ := strings.Cut(article, "\n")
		b.WriteString("# " + shows + "\n\n")
		for _, s := range read(text) {
			b.WriteString(s.Told + "\n      " + judgement(s) + "\n")
		}
		b.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile("testdata/voices.golden", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/voices.golden")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// judgement is what is said of a statement in a line.
func judgement(s Statement) string {
	words := []string{"reported"}
	if s.Voice != Reported {
		words[0] = string(s.Voice)
	}
	if s.Speaker != "" {
		words[0] += " by " + s.Speaker
	}
	if s.Leans {
		words = append(words, "leans")
	}
	if s.Fault != "" {
		words = append(words, "not told: "+s.Fault)
	}
	if s.Weak != "" {
		words = append(words, "weak: "+s.Weak)
	}
	return strings.Join(words, "; ")
}
