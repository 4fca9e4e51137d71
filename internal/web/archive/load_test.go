package archive_test

import (
	"bytes"
	"flag"
	"testing"
	"time"

	"catchup/internal/web/webtest"
)

var load = flag.Duration("load", 2*time.Second, "how long the archive is put under load")

// TestLoad has wrk ask for what readers do, while the archive looks for new
// editions. Every request is answered well.
func TestLoad(t *testing.T) {
	p := newPlace(t)
	p.options.Now = time.Now
	p.keep(t, 29)
	last := issue(t, 30, 1)
	last.File("edition.pdf").Bytes = bytes.Repeat([]byte("%PDF"), 15_000)
	if err := p.store.Archive.Keep(t.Context(), last, audience); err != nil {
		t.Fatal(err)
	}
	webtest.Load(t, p.serve(t), "testdata/readers.lua", *load)
}
