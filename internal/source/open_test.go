package source

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"catchup/internal/setting"
)

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	address, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "abc") })
	file := Wanted{From: setting.Location{File: setting.File{Path: setting.Path{Name: "a.csv", Full: path}}}, Limit: 3}
	for name, w := range map[string]Wanted{"file": file, "address": wanted(t, address)} {
		o, err := fetcher(nil).Open(t.Context(), Request{Source: "outturn"}, w)
		if err != nil {
			t.Fatal(name, err)
		}
		var one [2]byte
		if _, err := io.ReadFull(o, one[:]); err != nil || o.Reading.Digest != "" {
			t.Errorf("%s: a digest before the end: %q %v", name, o.Reading.Digest, err)
		}
		rest, err := io.ReadAll(o)
		if err != nil || string(rest) != "c" || o.Reading.Digest != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
			t.Errorf("%s: %q %v %s", name, rest, err, o.Reading.Digest)
		}
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	}
	file.Limit = 2
	o, err := fetcher(nil).Open(t.Context(), Request{}, file)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if _, err := io.ReadAll(o); !errors.Is(err, ErrLarge) || o.Reading.Digest != "" {
		t.Errorf("%v %q", err, o.Reading.Digest)
	}
}
