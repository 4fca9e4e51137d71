package preview

import (
	"bytes"
	"embed"
	"fmt"
	"net/http"
)

//go:embed page.html.tmpl page.css page.js
var assets embed.FS

// routes are the addresses that the preview serves.
func routes(b *bench) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", b.servePage)
	mux.HandleFunc("GET /files/{name}", b.serveFile)
	mux.HandleFunc("GET /events", b.serveEvents)
	mux.HandleFunc("POST /again", func(w http.ResponseWriter, _ *http.Request) {
		b.ask()
		w.WriteHeader(http.StatusNoContent)
	})
	for _, name := range []string{"page.css", "page.js"} {
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, assets, name) })
	}
	return mux
}

func (b *bench) servePage(w http.ResponseWriter, _ *http.Request) {
	latest, making, _ := b.now()
	var out bytes.Buffer
	seen, err := view(latest, making)
	if err == nil {
		err = page.Execute(&out, seen)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(out.Bytes())
}

// serveEvents tells the page the number of the latest proof, and whether another
// is being made, now and at every change (server-sent events).
func (b *bench) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	stream := http.NewResponseController(w)
	for {
		latest, making, changed := b.now()
		if _, err := fmt.Fprintf(w, "data: {\"number\":%d,\"making\":%t}\n\n", latest.Number, making); err != nil || stream.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
	}
}
