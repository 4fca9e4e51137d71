package source

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

// squeezed is a body that was packed, the first coding first.
func squeezed(t *testing.T, body string, codings ...string) string {
	t.Helper()
	for _, coding := range codings {
		var b bytes.Buffer
		var w io.WriteCloser
		switch coding {
		case "gzip":
			w = gzip.NewWriter(&b)
		case "zlib":
			w = zlib.NewWriter(&b)
		default:
			w, _ = flate.NewWriter(&b, flate.BestCompression)
		}
		if _, err := io.WriteString(w, body); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		body = b.String()
	}
	return body
}

const sampleFeed = "<rss><channel><title>A sample feed that is long enough to be packed</title></channel></rss>"

func TestPackedResponses(t *testing.T) {
	for _, c := range []struct{ declared, body, want string }{
		{"", sampleFeed, sampleFeed},
		{"gzip", squeezed(t, sampleFeed, "gzip"), sampleFeed},
		{"x-gzip", squeezed(t, sampleFeed, "gzip"), sampleFeed},
		{"gzip, gzip", squeezed(t, sampleFeed, "gzip", "gzip"), sampleFeed},
		{"gzip", squeezed(t, sampleFeed, "gzip", "gzip"), sampleFeed},
		{"", squeezed(t, sampleFeed, "gzip"), sampleFeed}, // a file that is packed itself
		{"gzip", squeezed(t, sampleFeed, "gzip", "gzip", "gzip"), sampleFeed},
		{"deflate", squeezed(t, sampleFeed, "zlib"), sampleFeed},
		{"deflate", squeezed(t, sampleFeed, "flate"), sampleFeed},
		{"deflate, gzip", squeezed(t, sampleFeed, "zlib", "gzip"), sampleFeed},
		{"gzip", sampleFeed, sampleFeed}, // declared, and not so
		{"deflate", sampleFeed, sampleFeed},
		{"br", sampleFeed, sampleFeed},
		{"UTF-8", sampleFeed, sampleFeed},
		{"identity", "", ""},
		{"gzip", "", ""},
		{"deflate", "", ""},
		{"gzip", squeezed(t, "One,", "gzip") + squeezed(t, "two", "gzip"), "One,two"}, // members that follow each other
		{"gzip", squeezed(t, sampleFeed, "gzip") + strings.Repeat("\x00", 20), sampleFeed},
		{"deflate", "Ã©tÃ© " + strings.Repeat("é", 40), "Ã©tÃ© " + strings.Repeat("é", 40)},
	} {
		address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Accept-Encoding") != "gzip" {
				t.Errorf("it asks for %q", r.Header.Get("Accept-Encoding"))
			}
			w.Header().Set("Content-Type", "application/octet-stream")
			if c.declared != "" {
				w.Header().Set("Content-Encoding", c.declared)
			}
			io.WriteString(w, c.body)
		})
		got, err := fetcher(nil).Fetch(t.Context(), Request{}, wanted(t, address))
		if err != nil || string(got.Body) != c.want {
			t.Errorf("%q of %.8q: %v, %+v", c.declared, c.body, err, got)
		}
	}
}

// A body that cannot be unpacked says how it is packed. What is not read at all is
// not asked for again.
func TestPackedInOtherWays(t *testing.T) {
	whole := squeezed(t, strings.Repeat(sampleFeed, 20), "gzip")
	for _, c := range []struct {
		declared, body, want string
		asked                int
	}{
		{"br", "\x0b\x02\x80\xff\x00", "its response is packed with br, which was not asked for, and is not read", 1},
		{"zstd", "\x28\xb5\x2f\xfd\x00", "its response is packed with zstd, which was not asked for, and is not read", 1},
		{"gzip,gzip,gzip,gzip,gzip", "x", "its response is packed 5 times, which was not asked for, and is not read", 1},
		{"gzip", whole[:len(whole)-12], "unpacking its response (gzip): unexpected EOF", 3},
		{"deflate", "\xff\xfe\x00\x01", "unpacking its response (deflate): flate: corrupt input before offset 1", 3},
	} {
		address, asked := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", c.declared)
			io.WriteString(w, c.body)
		})
		_, err := fetcher(nil).Fetch(t.Context(), Request{}, wanted(t, address))
		if err == nil || !strings.HasSuffix(err.Error(), c.want) || int(asked.Load()) != c.asked {
			t.Errorf("%s: %v after %d", c.declared, err, asked.Load())
		}
	}
}

// Bombs are bounded layer by layer, even where nothing is left of them at the end.
//
//test:serial
func TestBombs(t *testing.T) {
	const limit = 1e6
	large := strings.Repeat(" ", 20e6)
	empty := strings.Repeat(squeezed(t, "", "gzip"), 400_000) // 9 MB of members without a byte
	for name, c := range map[string]struct{ declared, body string }{
		"one layer":               {"gzip", squeezed(t, large, "gzip")},
		"two layers":              {"gzip", squeezed(t, large, "gzip", "gzip")},
		"a layer of nothing":      {"gzip", squeezed(t, empty, "gzip")},
		"zlib":                    {"deflate", squeezed(t, large, "zlib")},
		"deflate":                 {"deflate", squeezed(t, large, "flate")},
		"deflate in gzip":         {"deflate, gzip", squeezed(t, large, "flate", "gzip")},
		"a packed file of itself": {"", squeezed(t, large, "gzip")},
	} {
		read := 0
		body := io.TeeReader(strings.NewReader(c.body), counter{&read})
		r, err := unpacked(body, http.Header{"Content-Encoding": {c.declared}}, limit)
		if err != nil {
			t.Fatal(err)
		}
		out, err := readAll(r, limit, func() error { return nil })
		if !errors.Is(err, ErrLarge) || len(out) > limit || read > 2*limit {
			t.Errorf("%s: %d bytes of %d, %v", name, len(out), read, err)
		}
	}
}

// counter counts what is written.
type counter struct{ n *int }

func (c counter) Write(p []byte) (int, error) { *c.n += len(p); return len(p), nil }
