package pdf

import (
	"os"
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/templates"
)

func renderer(t testing.TB) *Renderer {
	t.Helper()
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(set)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// empty is a document with a masthead and nothing else.
func empty(t testing.TB) *document.Document {
	issued := time.Date(2024, 6, 14, 16, 0, 0, 0, london(t))
	return &document.Document{
		Report: "weekly", Title: "Catch Up", Tagline: "The week in health finance, told in ten minutes",
		Lang: "en-GB", Number: 1, Covers: "8 to 14 June 2024", Issued: issued,
		Period: period.Period{Start: issued.AddDate(0, 0, -7), End: issued},
	}
}

func TestSee(t *testing.T) {
	f, err := renderer(t).Render(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/see.pdf", f.Bytes, 0o644)
}
