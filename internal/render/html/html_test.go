package html_test

import (
	"encoding/json"
	"os"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/html"
	"catchup/templates"
)

func sample(t *testing.T) *document.Document {
	t.Helper()
	data, err := os.ReadFile("../testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{}
	if err := json.Unmarshal(data, d); err != nil {
		t.Fatal(err)
	}
	return d
}

func render(t *testing.T, d *document.Document) []byte {
	t.Helper()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	f, err := html.New(looks).Render(d)
	if err != nil {
		t.Fatal(err)
	}
	return f.Bytes
}

