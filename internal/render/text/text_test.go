package text_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/render/text"
)

var update = flag.Bool("update", false, "rewrite the goldens")

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

func render(t *testing.T, d *document.Document) string {
	t.Helper()
	f, err := text.Renderer{}.Render(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(f.Bytes)
}

func TestGolden(t *testing.T) {
	const golden = "testdata/sample.txt"
	got := render(t, sample(t))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the text changed (-want +got):\n%s", diff)
	}
}
