package pdf_test

import (
	"log/slog"
	"testing"

	"catchup/internal/render/face"
	"catchup/internal/render/pdf"
	"catchup/internal/render/rendertest"
	"catchup/templates"
)

// TestEndsOfEditions reads the layouts of the samples and of the stress editions.
//
//test:serial
func TestEndsOfEditions(t *testing.T) {
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(set.FS)
	if err != nil {
		t.Fatal(err)
	}
	r := pdf.New(set, faces, slog.New(slog.DiscardHandler))
	for _, e := range rendertest.Editions(t) {
		for _, fault := range pdf.EndsBadly(t, r, e.Document) {
			t.Errorf("%s: %s", e.Name, fault)
		}
	}
}
