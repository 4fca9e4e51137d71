package tag

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	sheets "github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
)

var info = Info{Title: "A title", Lang: "en-GB", Date: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)}

// sketch draws on a page of maroto's.
type sketch func(core.Provider)

func (s sketch) Render(p core.Provider, _ *entity.Cell)        { s(p) }
func (s sketch) GetHeight(core.Provider, *entity.Cell) float64 { return 50 }
func (s sketch) SetConfig(*entity.Config)                      {}
func (s sketch) GetStructure() *node.Node[core.Structure]      { return node.New(core.Structure{}) }

func say(p core.Provider, words string) {
	p.AddText(words, &entity.Cell{Width: 100, Height: 20}, &props.Text{Family: "sans", Size: 9, Color: &props.BlackColor})
}

func rule(p core.Provider) {
	p.AddLine(&entity.Cell{Width: 50}, &props.Line{Thickness: 1, SizePercent: 100})
}

// said draws words that belong to an element.
func (t *Tree) said(p core.Provider, e *Element, words string) {
	t.Begin(p, e, Box{10, 10, 20, 20})
	say(p, words)
	t.End(p)
}

// made is the file of maroto with pages of sketches.
func made(t testing.TB, pages ...sketch) []byte {
	t.Helper()
	face, err := os.ReadFile("../../../../templates/fonts/sans.ttf")
	if err != nil {
		t.Fatal(err)
	}
	cfg := config.NewBuilder().WithCompression(false).
		WithCustomFonts([]*entity.CustomFont{{Family: "sans", Bytes: face}}).
		WithDefaultFont(&props.Font{Family: "sans", Size: 9}).Build()
	m := maroto.New(cfg)
	for _, s := range pages {
		m.AddPages(sheets.New().Add(row.New(50).Add(col.New().Add(s))))
	}
	file, err := m.Generate()
	if err != nil {
		t.Fatal(err)
	}
	return file.GetBytes()
}

// TestFinishRefuses hands over trees and pages that would not be read as they
// are meant.
func TestFinishRefuses(t *testing.T) {
	for want, draw := range map[string]func(*Tree, core.Provider){
		"belongs to no element":  func(_ *Tree, p core.Provider) { say(p, "forgotten") },
		"has no words for it":    func(tree *Tree, p core.Provider) { tree.said(p, tree.Root.Add(Figure), "drawn") },
		"is the head of nothing": func(tree *Tree, p core.Provider) { tree.said(p, tree.Root.Add(Table).Add(Row).Add(HeadCell), "head") },
		"leads nowhere":          func(tree *Tree, p core.Provider) { tree.said(p, tree.Root.Add(Link), "here") },
		"has no title":           func(tree *Tree, p core.Provider) { tree.said(p, tree.Root.Add(Heading), "head") },
		"is on no page":          func(tree *Tree, _ core.Provider) { tree.marks = make([]mark, 1) },
		"are too many":           func(tree *Tree, p core.Provider) { tree.marks = make([]mark, most); tree.End(p) },
	} {
		tree := New()
		file := made(t, func(p core.Provider) { draw(tree, p) })
		if _, err := tree.Finish(t.Context(), file, info); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
	for want, wrong := range map[string]Info{"title": {Lang: "en", Date: info.Date}, "language": {Title: "A", Lang: "e n", Date: info.Date}, "date": {Title: "A", Lang: "en"}} {
		if _, err := New().Finish(t.Context(), made(t, rule), wrong); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
}

// TestMarks sets what is drawn between two sentinels in marked content, one for
// all that follows on of an element, and gives the rest to the page. The
// fonts that are set and not used are gone, and so are the sentinels.
func TestMarks(t *testing.T) {
	tree := New()
	one, two := tree.Root.Add(Paragraph), tree.Root.Add(Paragraph)
	file := made(t, func(p core.Provider) {
		rule(p)
		tree.said(p, one, "a")
		tree.said(p, one, "b")
		tree.said(p, tree.Furniture, "c")
		tree.said(p, two, "d")
		tree.Draw(p, []byte("q 1 0 0 rg 0 0 5 5 re f Q\n"))
	}, func(p core.Provider) { tree.said(p, two, "e") })
	from, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	all, err := from.sheets()
	if err != nil {
		t.Fatal(err)
	}
	b := &book{tree: tree, writer: newWriter(), used: map[string]bool{}}
	if err := b.mark(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range b.pages {
		for line := range strings.Lines(strings.ReplaceAll(p.out.String(), "\x00", "")) {
			switch f := strings.Fields(line); f[len(f)-1] {
			case "BDC", "BMC", "EMC", "S":
				got = append(got, strings.TrimSpace(line))
			case "Q":
				got = append(got, strings.TrimSpace(strings.TrimSuffix(line, "Q\n")))
			case "ET":
				if _, words, ok := strings.Cut(line, "("); ok {
					got = append(got, words[:1])
				}
			}
		}
	}
	want := "/Artifact BMC|28.35 813.54 m 170.08 813.54 l S|EMC|/P <</MCID 0>> BDC|a|b|EMC|/Artifact <</Type/Pagination>> BDC|c|EMC|" +
		"/P <</MCID 1>> BDC|d|EMC|/Artifact BMC|q 1 0 0 rg 0 0 5 5 re f|EMC|/P <</MCID 0>> BDC|e|EMC"
	if strings.Join(got, "|") != want {
		t.Errorf("the pages are\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	if len(b.used) != 1 {
		t.Errorf("%d fonts are used, want 1", len(b.used))
	}
}

// TestHeadingsSkipNoLevel makes bookmarks of headings whose levels jump.
func TestHeadingsSkipNoLevel(t *testing.T) {
	tree := New()
	var all []*Element
	for _, level := range []int{3, 2, 9, 9, 2} {
		e := tree.Root.Add(Heading)
		e.Level, e.Title = level, "A"
		all = append(all, e)
	}
	tree.Root.Add(Heading).Level = 1 // it is not drawn, and so does not stand
	file := made(t, func(p core.Provider) {
		for _, e := range all {
			tree.said(p, e, "A")
		}
	})
	if _, err := tree.Finish(t.Context(), file, info); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 1, 2, 2, 1} {
		if all[i].number != want {
			t.Errorf("heading %d is H%d, want H%d", i, all[i].number, want)
		}
	}
}

// TestSameBytes finishes one file twice.
func TestSameBytes(t *testing.T) {
	var files [2][]byte
	for i := range files {
		tree := New()
		raw := made(t, func(p core.Provider) { tree.said(p, tree.Root.Add(Paragraph), "words") })
		var err error
		if files[i], err = tree.Finish(t.Context(), raw, info); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the bytes differ")
	}
}

// TestManyMarks draws words after so many others that their sentinels begin a
// band further right.
func TestManyMarks(t *testing.T) {
	for _, before := range []int{inBand - 2, inBand - 1, inBand, 3*inBand + 5, most - 2} {
		tree := New()
		tree.marks = slices.Repeat([]mark{{found: true}}, before)
		p := tree.Root.Add(Paragraph)
		if _, err := tree.Finish(t.Context(), made(t, func(on core.Provider) { tree.said(on, p, "a") }), info); err != nil {
			t.Errorf("after %d marks: %v", before, err)
		}
	}
}

// ending is a context that ends when it has been looked at so often.
type ending struct {
	context.Context
	looks int
}

func (e *ending) Err() error {
	if e.looks--; e.looks < 0 {
		return context.Canceled
	}
	return nil
}

// TestFinishEnds ends the work on a file of one page at each of its two looks: at
// what is drawn, and at the page that is written.
func TestFinishEnds(t *testing.T) {
	for looks, want := range []error{context.Canceled, context.Canceled, nil} {
		tree := New()
		p := tree.Root.Add(Paragraph)
		file := made(t, func(on core.Provider) { tree.said(on, p, "a") })
		if _, err := tree.Finish(&ending{t.Context(), looks}, file, info); !errors.Is(err, want) {
			t.Errorf("ended after %d looks, it gives %v", looks, err)
		}
	}
}
