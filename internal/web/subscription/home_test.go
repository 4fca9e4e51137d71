package subscription_test

import "net/http"

// home is the page that each page of subscribers leads home to.
type home struct{}

func (home) Mount(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Write([]byte("home"))
	})
}
