// Package browsertest opens real pages in a real browser in tests: Chromium
// without a window, controlled by its debugging protocol.
package browsertest

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"catchup/internal/tooltest"
)

// timeout is how long one test may keep the browser.
const timeout = 90 * time.Second

// Tab is a page of the browser.
type Tab struct {
	t          testing.TB
	ctx        context.Context
	scriptless bool // pages run no scripts
}

// Open starts a browser for the test and opens a tab in it.
func Open(t testing.TB) *Tab {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(tooltest.Program(t, "chromium", "chromium-browser", "google-chrome")), chromedp.NoSandbox, chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.WSURLReadTimeout(timeout))...)
	t.Cleanup(cancel)
	ctx, _ = chromedp.NewContext(ctx)
	t.Cleanup(func() { chromedp.Cancel(ctx) })
	tab := &Tab{t: t, ctx: ctx}
	tab.Do(chromedp.Navigate("about:blank"))
	return tab
}

// Serve serves files by their names and returns the address they lie at.
func Serve(t testing.TB, files map[string][]byte) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, ok := files[path.Base(r.URL.Path)]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if strings.HasSuffix(r.URL.Path, ".html") {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// Do does what chromedp can do.
func (b *Tab) Do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatalf("the browser: %v", err)
	}
}

// Go opens an address and waits until it is loaded.
func (b *Tab) Go(address string) {
	b.t.Helper()
	b.Do(chromedp.Navigate(address))
}

// Screen makes the window so many pixels wide and high, at twice the density.
func (b *Tab) Screen(width, height int64) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, height, chromedp.EmulateScale(2)))
}

// Prefer sets the colour scheme that the browser prefers, "light" or "dark".
func (b *Tab) Prefer(scheme string) {
	b.t.Helper()
	b.Do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
}

// ForceDark has the browser turn light pages dark by itself, as some mail
// programs do.
func (b *Tab) ForceDark(on bool) {
	b.t.Helper()
	b.Do(emulation.SetAutoDarkModeOverride().WithEnabled(on))
}

// Eval asks the page a question in JavaScript; a promise is waited for.
func Eval[T any](b *Tab, question string) T {
	b.t.Helper()
	var result T
	b.Do(chromedp.Evaluate(fmt.Sprintf("Promise.resolve(%s)", question), &result, awaited))
	return result
}

// Script runs a script in the page.
func (b *Tab) Script(text string) {
	b.t.Helper()
	b.Do(chromedp.Evaluate(text, nil))
}

// Await waits until a condition in the page is true. It is false while the page
// loads and while its script fails.
func (b *Tab) Await(so string) {
	b.t.Helper()
	question := fmt.Sprintf("(() => { try { return Boolean(%s) } catch { return false } })()", so)
	for begun := time.Now(); time.Since(begun) < timeout/3; <-time.After(50 * time.Millisecond) {
		var result bool
		if err := chromedp.Run(b.ctx, chromedp.Evaluate(question, &result)); err == nil && result {
			return
		}
	}
	b.t.Fatalf("waited in vain for %s", so)
}

// Paper prints the page to a PDF as its styles for paper say, which lies in the
// folder of pictures or, without one, in the test's own.
func (b *Tab) Paper(name string) (file string) {
	b.t.Helper()
	folder := cmp.Or(os.Getenv("CATCHUP_TEST_PICTURES"), b.t.TempDir())
	file = path.Join(folder, name+".pdf")
	b.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		data, _, err := page.PrintToPDF().WithPreferCSSPageSize(true).WithPrintBackground(true).Do(ctx)
		if err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	}))
	return file
}

// Picture writes a picture of the whole page to the folder that
// CATCHUP_TEST_PICTURES names, for people to look at; without it, it does
// nothing.
func (b *Tab) Picture(name string) {
	b.t.Helper()
	folder := os.Getenv("CATCHUP_TEST_PICTURES")
	if folder == "" {
		return
	}
	b.Await(`document.readyState === "complete" && innerWidth > 0`)
	var png []byte
	b.Do(chromedp.FullScreenshot(&png, 100))
	if err := os.WriteFile(path.Join(folder, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
