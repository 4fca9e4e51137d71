package main

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serveOutlet serves the files of the folder "outlet" as they are at each request,
// on OUTLET, a port of this machine. A file that ends in .to is where its address
// has moved for good. A picture is drawn in the size that its name tells, as in
// hill-600x400.jpg.
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
		if strings.HasSuffix(r.URL.Path, ".jpg") {
			drawPicture(w, r.URL.Path)
			return
		}
		r.Header.Del("If-Modified-Since") // a script is faster than the seconds of that date
		files.ServeHTTP(w, r)
	}))
	ts.Defer(server.Close)
	ts.Setenv("OUTLET", fmt.Sprint(server.Listener.Addr().(*net.TCPAddr).Port))
}

// drawPicture draws a picture of the size that its name tells; a bad one is none.
func drawPicture(w http.ResponseWriter, name string) {
	var width, height int
	if _, err := fmt.Sscanf(name[strings.LastIndex(name, "-")+1:], "%dx%d.jpg", &width, &height); err != nil {
		fmt.Fprint(w, "<title>Sample error</title>")
		return
	}
	scene := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			scene.SetRGBA(x, y, color.RGBA{uint8(x * 255 / width), uint8(y * 255 / height), 160, 255})
		}
	}
	jpeg.Encode(w, scene, nil)
}
