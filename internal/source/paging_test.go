package source

import (
	"net/http"
	"testing"
)

func TestPagesOf(t *testing.T) {
	for link, want := range map[string]string{
		`<https://a.example/?page=2>; rel="next", <https://a.example/?page=9>; rel="last"`: "https://a.example/?page=2",
		`<https://a.example/?page=1>; rel="prev first"; title="next, please"`:              "",
		`<?ids=1,2&page=2>;title="x";rel=next`:                                             "?ids=1,2&page=2",
		`</p/2>; REL="up Next"`:                                                            "/p/2",
		`rel="next"`:                                                                       "",
	} {
		if got := PagesOf(http.Header{"Link": {link}}); got.Next != want {
			t.Errorf("%s leads to %q, want %q", link, got.Next, want)
		}
	}
	if got := PagesOf(http.Header{"X-Total-Count": {"310"}, "X-Wp-Totalpages": {"7"}}); got != (Pages{Rows: 310, Pages: 7}) || !got.any() {
		t.Errorf("the headers tell %+v", got)
	}
	if got := PagesOf(http.Header{"X-Total-Count": {"many"}, "Link": {`<a>; rel="self"`}}); got.any() {
		t.Errorf("headers that tell nothing tell %+v", got)
	}
}

// TestPagesAreNotCached asks twice for a page whose Link header leads to
// another: a response from the cache would have lost it.
func TestPagesAreNotCached(t *testing.T) {
	address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Link", `<?page=2>; rel="next"`)
	})
	cache := memory{}
	if _, err := fetcher(cache).Fetch(t.Context(), Request{}, wanted(t, address)); err != nil { // as a kind without pages keeps it
		t.Fatal(err)
	}
	w := wanted(t, address)
	w.Paged = true
	for range 2 {
		got, err := fetcher(cache).Fetch(t.Context(), Request{}, w)
		if err != nil || PagesOf(got.Header).Next != "?page=2" {
			t.Errorf("the page is %+v, %v", got, err)
		}
	}
	if len(cache) != 1 {
		t.Errorf("the cache holds %d responses", len(cache))
	}
}
