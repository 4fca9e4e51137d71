package edition_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/table"
	"catchup/reports"
)

// form is a renderer that does what a test says.
type form func(ctx context.Context, d *document.Document) ([]edition.File, error)

func (form) Form() string { return "sample form" }

func (f form) Render(ctx context.Context, d *document.Document) ([]edition.File, error) {
	return f(ctx, d)
}

// TestFormsFail has a form fail in every way: it costs the edition, and the
// error names the form.
func TestFormsFail(t *testing.T) {
	for name, c := range map[string]struct {
		render form
		want   string
	}{
		"an error": {func(context.Context, *document.Document) ([]edition.File, error) { return nil, errors.New("no ink") },
			"setting the sample form: no ink"},
		"a panic": {func(context.Context, *document.Document) ([]edition.File, error) { panic("a library was surprised") },
			"setting the sample form: panic: a library was surprised"},
		"no end": {func(ctx context.Context, _ *document.Document) ([]edition.File, error) {
			<-ctx.Done()
			return nil, context.Cause(ctx)
		}, "setting the sample form: it takes longer than 1ns (reports.weekly.limits.time)"},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := press(t, beds())
			p.Renderers = []edition.Renderer{c.render}
			p.Limits = edition.Limits{Part: 100, Whole: 100, Mail: 90_000, Time: 1}
			_, err := p.Proof(t.Context(), due)
			if err == nil || !strings.HasSuffix(err.Error(), c.want) {
				t.Errorf("the error is %v, want … %s", err, c.want)
			}
		})
	}
}

// TestStopIsNoFailure ends the work while a form is made.
func TestStopIsNoFailure(t *testing.T) {
	p, _ := press(t, beds())
	ctx, stop := context.WithCancel(t.Context())
	p.Renderers = []edition.Renderer{form(func(ctx context.Context, _ *document.Document) ([]edition.File, error) {
		stop()
		return nil, context.Cause(ctx)
	})}
	if _, err := p.Proof(ctx, due); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// TestBuildingPanics has a section of no kind, which no settings can ask for.
func TestBuildingPanics(t *testing.T) {
	p, _ := press(t, beds())
	p.Spec.Sections = []reports.Section{{Finance: &reports.Finance{From: "beds"}}}
	if _, err := p.Proof(t.Context(), due); err == nil || !strings.Contains(err.Error(), "panic: ") {
		t.Errorf("the error is %v", err)
	}
}

// TestInterpretingPanics gives a source whose rows are broken: it cannot be used.
func TestInterpretingPanics(t *testing.T) {
	broken := beds()
	broken.table.Rows = [][]table.Value{{}}
	p, _ := press(t, broken)
	p.Spec.Sections[1].Required = true
	if _, err := p.Proof(t.Context(), due); err == nil || !strings.Contains(err.Error(), "panic: ") {
		t.Errorf("the error is %v", err)
	}
}

// TestOverfullIsHeld has a form without room for all: the edition is held, and
// with force it says so and goes out.
func TestOverfullIsHeld(t *testing.T) {
	p, _ := press(t, beds())
	parts := make([]string, 12)
	for i := range parts {
		parts[i] = fmt.Sprint("part ", i)
	}
	p.Renderers = append(p.Renderers, form(func(_ context.Context, d *document.Document) ([]edition.File, error) {
		if d.Override == nil {
			return nil, &edition.Overfull{Form: "sample form", Size: 100, Room: 90, Parts: parts}
		}
		return nil, nil
	}))
	_, err := p.Proof(t.Context(), due)
	held := new(edition.Held)
	if !errors.As(err, &held) || held.Cause != edition.NoRoom || err.Error() != "weekly/2024-06-14 is held: parts of it would vanish for want of room" {
		t.Fatalf("the error is %v", err)
	}
	words := held.Words()
	for _, want := range []string{"sample form, room: ", "at least 100 bytes and may have 90", "raise reports.weekly.limits.mail", "part 0\n", "part 9\n", "and 2 more"} {
		if !strings.Contains(words, want) || strings.Contains(words, "part 10") {
			t.Errorf("it does not say %q alone, but:\n%s", want, words)
		}
	}
	p.Force = "it has to go out"
	e, err := p.Proof(t.Context(), due)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Published although the sample form has no room for all of it: it has to go out"}; !cmp.Equal(e.Document.Notices, want) {
		t.Errorf("it says %q, want %q", e.Document.Notices, want)
	}
	if o := e.Document.Override; o == nil || o.Reason != p.Force || len(o.Breaches) != 1 || !strings.Contains(o.Breaches[0].Words, "raise reports.weekly.limits.mail)") || !strings.Contains(string(e.Files[0].Bytes), "! Published although the sample form") {
		t.Errorf("the document says %+v", o)
	}
}

// TestTooLargePartsAreLeftOut makes an edition with a table that is larger than
// the limits let it be, whole and in slices.
func TestTooLargePartsAreLeftOut(t *testing.T) {
	p, _ := press(t, counted(1, 2, 3, 4, 5, 6, 7, 8, 9))
	p.Limits = edition.Limits{Part: 10, Whole: 100, Mail: 90_000, Time: 1e15}
	var steps []string
	p.OnStep = func(s edition.Step) {
		if s.Verb == "missing" {
			steps = append(steps, s.Object+": "+s.Result)
		}
	}
	e, err := p.Proof(t.Context(), due)
	if err != nil {
		t.Fatal(err)
	}
	const sentence = "The table “Beds” is left out: it has 12 cells, more than an edition can set."
	text := string(e.Files[0].Bytes)
	if !cmp.Equal(e.Document.Notices, []string{sentence}) || strings.Count(strings.ReplaceAll(text, "\n", " "), "The table “Beds” is left out") != 2 || strings.Contains(text, "Ward 3") {
		t.Errorf("notices %q, and the text\n%s", e.Document.Notices, text)
	}
	if want := []string{"the table “Beds”: it has 12 cells and counts as 16 elements (reports.weekly.limits.part: 10)"}; !cmp.Equal(steps, want) {
		t.Errorf("the operator is told %q, want %q", steps, want)
	}
}

// TestUnletteredIsHeld has a form whose headings would lose letters, after one
// that has no room: with force both are said, and it goes out.
func TestUnletteredIsHeld(t *testing.T) {
	p, _ := press(t, beds())
	p.Renderers = append(p.Renderers, form(func(_ context.Context, d *document.Document) ([]edition.File, error) {
		if d.Override == nil {
			return nil, &edition.Overfull{Form: "sample form", Size: 100, Room: 90}
		}
		return nil, nil
	}), form(func(_ context.Context, d *document.Document) ([]edition.File, error) {
		if d.Override == nil || len(d.Override.Breaches) < 2 {
			return nil, &edition.Unlettered{Form: "paper", Headings: []string{"A heading"}, Lost: []rune("กขคฆงจฉ"), Systems: []string{"Thai"}}
		}
		return nil, nil
	}))
	p.Force = "it has to go out"
	e, err := p.Proof(t.Context(), due)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Published although headings of the paper have lost letters: it has to go out"; len(e.Document.Notices) != 2 || e.Document.Notices[0] != want {
		t.Errorf("it says %q, want %q first", e.Document.Notices, want)
	}
	p.Force, p.Renderers = "", p.Renderers[len(p.Renderers)-1:]
	_, err = p.Proof(t.Context(), due)
	held := new(edition.Held)
	if !errors.As(err, &held) || held.Cause != edition.Unprinted || !strings.Contains(held.Words(), "paper, letters: headings of the paper would lose letters (Thai: ก U+0E01, ข U+0E02, ค U+0E04, ฆ U+0E06, ง U+0E07, จ U+0E08 and 1 more)") {
		t.Errorf("the error is %v", err)
	}
}
