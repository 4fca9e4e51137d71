package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/edition"
)

// listsEditions keeps editions out of their order: the list has them in it,
// and gives of each what is asked for.
func listsEditions(t *testing.T, open Place) {
	s := open(t)
	first, second := sample("weekly", 1), sample("weekly", 2)
	second.Document.Covers = "15 to 21 June 2024"
	second.Document.Corrects = &document.Correction{Edition: first.Key.String(), Lines: []document.Paragraph{document.Say("1; the source now says 2.")}}
	for _, e := range []*edition.Edition{second, first, sample("finance", 1)} {
		try(t, s.Keep(t.Context(), e, edition.Audience{}))
	}
	var got []edition.Entry
	for e, err := range s.Entries(t.Context(), "weekly") {
		try(t, err)
		got = append(got, e)
	}
	if diff := cmp.Diff([]edition.Entry{entry(first), entry(second)}, got); diff != "" {
		t.Errorf("the list (-want +got):\n%s", diff)
	}

	cover, err := s.Cover(t.Context(), second.ID)
	try(t, err)
	d := second.Document
	want := edition.Cover{
		Title: d.Title, Covers: d.Covers, Issued: d.Issued, Corrects: d.Corrects,
		Files: []edition.FileInfo{{Name: "edition.txt", Type: "text/plain; charset=utf-8", Size: 5}, {Name: "edition.pdf", Type: "application/pdf", Size: 3}, {Name: "edition.html", Type: "text/html; charset=utf-8"}},
	}
	if diff := cmp.Diff(want, cover); diff != "" {
		t.Errorf("the cover (-want +got):\n%s", diff)
	}
	words, err := s.Document(t.Context(), second.ID)
	try(t, err)
	paper, err := s.File(t.Context(), second.ID, "edition.pdf")
	try(t, err)
	if diff := cmp.Diff(d, words) + cmp.Diff(&second.Files[1], paper); diff != "" {
		t.Errorf("an edition changed in the store (-kept +found):\n%s", diff)
	}
	_, noFile := s.File(t.Context(), second.ID, "edition.xlsx")
	_, noWords := s.Document(t.Context(), "nobody's")
	_, noCover := s.Cover(t.Context(), "nobody's")
	for _, err := range []error{noFile, noWords, noCover} {
		if !errors.Is(err, edition.ErrNone) {
			t.Errorf("of what there is not: %v, want ErrNone", err)
		}
	}
}

func entry(e *edition.Edition) edition.Entry {
	return edition.Entry{Key: e.Key, ID: e.ID, Number: e.Number, Due: e.Due, Made: e.Made, State: edition.Ready}
}
