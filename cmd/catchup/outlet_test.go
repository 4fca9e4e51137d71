package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serveOutlet serves the files of the folder "outlet" as they are at each request,
// on OUTLET, a port of this machine. A file that ends in .to is where its address
// has moved for good.
func serveOutlet(ts *testscript.TestScript, _ bool, _ []string) {
	folder := ts.MkAbs("outlet")
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if to, err := http.Dir(folder).Open(r.URL.Path + ".to"); err == nil {
			defer to.Close()
			var address string
			fmt.Fscan(to, &address)
			http.Redirect(w, r, strings.TrimSpace(address), http.StatusMovedPermanently)
			return
		}
		r.Header.Del("If-Modified-Since") // a script is faster than the seconds of that date
		files.ServeHTTP(w, r)
	}))
	ts.Defer(server.Close)
	ts.Setenv("OUTLET", fmt.Sprint(server.Listener.Addr().(*net.TCPAddr).Port))
}
