package face_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"catchup/internal/render/face"
	"catchup/templates"
)

// TestFaults names the file of a face that cannot be used, and why.
func TestFaults(t *testing.T) {
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	packed, err := fs.ReadFile(set.FS, "fonts/emoji.ttf.gz")
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	emoji, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	for want, data := range map[string][]byte{"unknown font format": []byte("no face at all"), "CFF": []byte("OTTO and more"), "it has no ABC": emoji} {
		files := fstest.MapFS{}
		for _, name := range []string{"serif", "serif-bold", "sans", "sans-bold"} {
			data, err := fs.ReadFile(set.FS, "fonts/"+name+".ttf")
			if err != nil {
				t.Fatal(err)
			}
			files["fonts/"+name+".ttf"] = &fstest.MapFile{Data: data}
		}
		files["fonts/sans.ttf"].Data = data
		_, err := face.Read(files)
		var fault *face.Fault
		if !errors.As(err, &fault) || fault.File != "fonts/sans.ttf" || !strings.Contains(fault.Why.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
}
