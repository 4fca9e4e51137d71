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

// TestWithinQuotation takes no sentence from the middle of a quotation that points back
// to what was said before.
func TestWithinQuotation(t *testing.T) {
	all := read("“Most of the piers in Hull are old. They rot in salt water,” Kim Vole said.")
	if len(all) != 2 || !all[1].Leans {
		t.Errorf("%+v", all)
	}
}

// TestJoin prints neighbours of one quotation as one.
func TestJoin(t *testing.T) {
	const text = "Ros Tate said: “We found the piers on their knees.\n\n“Others left the boats to rot. They will not come back.”\n\n“We will close,” said Sam Grove. “We must do it in May.”"
	for from, want := range []string{
		"Ros Tate said: “We found the piers on their knees. Others left the boats to rot.”",
		"“Others left the boats to rot. They will not come back.”",
		"“They will not come back.” “We will close,” said Sam Grove.",
		"“We will close,” said Sam Grove. “We must do it in May.”",
	} {
		all := read(text)
		Join(&all[from], &all[from+1])
		if got := all[from].Told + " " + all[from+1].Told; got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
	all := read(text)
	all[1].Added = [][2]int{{10, 12}}
	Join(&all[0], &all[1])
	if all[1].Added[0] != [2]int{7, 9} || all[1].Paragraph != all[0].Paragraph {
		t.Errorf("what was added stands at %v, in paragraph %d", all[1].Added, all[1].Paragraph)
	}
}
