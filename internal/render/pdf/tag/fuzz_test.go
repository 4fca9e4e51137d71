package tag

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/johnfercher/maroto/v2/pkg/core"
)

// sample is a file of maroto and how a tree for it is made anew.
func sample(t testing.TB) ([]byte, func() *Tree) {
	build := func() (*Tree, []*Element) {
		tree := New()
		head, link, figure := tree.Root.Add(Heading), tree.Root.Add(Paragraph).Add(Link), tree.Root.Add(Figure)
		head.Title, link.Address, figure.Alt = "A", "https://example.org", "A picture"
		return tree, []*Element{head, link, figure}
	}
	tree, all := build()
	file := made(t, func(p core.Provider) {
		for _, e := range all {
			tree.said(p, e, "words")
		}
		rule(p)
	}, func(p core.Provider) { tree.said(p, all[1], "more \\ (words)") })
	return file, func() *Tree {
		again, all := build()
		for i := range 4 {
			again.marks = append(again.marks, mark{of: all[i%3], box: Box{1, 1, 2, 2}}, mark{})
		}
		again.marks[6].of = all[1]
		return again
	}
}

// FuzzFinish hands over files that maroto did not write, or that have been
// damaged: an error, or a file that is whole.
func FuzzFinish(f *testing.F) {
	tree := func() *Tree {
		tree := New()
		figure := tree.Root.Add(Figure)
		figure.Alt = "A picture"
		tree.marks = []mark{{of: figure, box: Box{1, 1, 2, 2}}, {}}
		return tree
	}
	content := "-30000.00 1.00 m -29999.95 1.00 l S\nBT /F1 8 Tf ET\nBT 1 1 Td (a) Tj ET\n/I1 Do\n-30000.00 1.00 m -29999.90 1.00 l S\n0 0 m 1 1 l S\n"
	small := slight("3 0 obj\n<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n/Contents 4 0 R>>\nendobj\n",
		fmt.Sprintf("4 0 obj\n<</Length %d>>\nstream\n%sendstream\nendobj\n", len(content), content),
		"1 0 obj\n<</Type /Pages\n/Kids [3 0 R ]\n/Count 1\n/MediaBox [0 0 595.28 841.89]\n>>\nendobj\n",
		"5 0 obj\n<</Type /XObject /Subtype /Image /SMask 6 0 R /Length 2>>\nstream\nxx\nendstream\nendobj\n",
		"6 0 obj\n<</A [<41> (\\)) null true -1.5 << /B 0 >>]>>\nendobj\n",
		"2 0 obj\n<<\n/Font <<\n/F1 6 0 R\n>>\n/XObject <<\n/I1 5 0 R\n>>\n>>\nendobj\n",
		"7 0 obj\n<<\n/Type /Catalog\n/Pages 1 0 R\n>>\nendobj\n")
	if _, err := tree().Finish(f.Context(), small, info); err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{small, nil, []byte("%PDF-1.7\n"), small[:len(small)/2], slight("1 0 obj\n[[[[<</A [1 0 R]>>]]]]\nendobj\n")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := tree().Finish(t.Context(), data, info)
		if err == nil && (!bytes.HasPrefix(out, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(out, []byte("\n%%EOF\n"))) {
			t.Errorf("the file is %.20q … and no error is given", out)
		}
	})
}

// slight is a file of few objects with the references that gofpdf would write.
// The fonts of a real file are long, and there is little to be found in them.
func slight(objects ...string) []byte {
	out := []byte("%PDF-1.3\n")
	places := make([]int, len(objects))
	for _, o := range objects {
		places[o[0]-'1'] = len(out)
		out = append(out, o...)
	}
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		table = fmt.Appendf(table, "%010d 00000 n \n", at)
	}
	return fmt.Appendf(out, "%strailer\n<<\n/Size %d\n/Root %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n", table, len(objects)+1, len(objects), len(out))
}

// FuzzPage marks pages of any content: an error, or a page that paints the
// same in the same order, and on which marked content is balanced.
func FuzzPage(f *testing.F) {
	file, tree := sample(f)
	from, err := read(file)
	if err != nil {
		f.Fatal(err)
	}
	sheets, err := from.sheets()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range sheets {
		f.Add(s.content)
	}
	for _, seed := range []string{
		"q Q", "Q", "BT (", "0 0 m", "q 0 0 m 1 1 l S Q", "BT /F1 9 Tf (a\\)\\(b) Tj ET", "<</A 1>> BDC EMC", "% none\n1 g", "[(a) -20 <62>] TJ",
		"-30000 0 m -29999.95 0 l S BT (a) Tj ET", "/I1 Do", "BI ID EI", "1 0 0 1 0 0 cm", "0 0 5 5 re W n", "-30000 0 m nan 0 l S",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		p := &page{tree: tree(), used: map[string]bool{}}
		if p.mark(content) != nil {
			return
		}
		want := painted(t, content, p.tree)
		if got := painted(t, unmarked(t, p.out.Bytes()), p.tree); !slices.Equal(want, got) {
			t.Errorf("painted are %q, want %q", got, want)
		}
	})
}

// painted lists what a page paints, without the sentinels.
func painted(t *testing.T, content []byte, tree *Tree) []string {
	t.Helper()
	var all []string
	err := units(content, func(u unit) error {
		if u.class != state && tree.mark(u.bytes) == nil {
			all = append(all, string(u.bytes))
		}
		return nil
	})
	if err != nil {
		t.Errorf("%q cannot be read: %v", content, err)
	}
	return all
}

// unmarked is a page without its marked content, which must be balanced.
func unmarked(t *testing.T, content []byte) []byte {
	t.Helper()
	var out []byte
	open := false
	for l, from := (lexer{data: content}), 0; ; {
		kind, token, err := l.next()
		if kind == end || err != nil {
			if open || err != nil {
				t.Errorf("%q ends open (%v)", content, err)
			}
			return append(out, content[from:]...)
		}
		switch string(token) {
		case "BDC", "BMC", "EMC":
			if open == (string(token) != "EMC") {
				t.Errorf("%q is not balanced", content)
			}
			open = !open
		default:
			if kind == word && !numeric(token) {
				out = append(out, content[from:l.at]...)
			} else {
				continue
			}
		}
		from = l.at
	}
}
