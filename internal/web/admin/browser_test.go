package admin_test

import (
	"fmt"
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"

	"catchup/internal/browsertest"
)

// signedIn is a browser that ann has signed in with.
func (h *house) signedIn() *browsertest.Tab {
	h.Helper()
	tab := browsertest.Open(h.T)
	tab.Go(h.top + "/desk/")
	tab.Do(chromedp.SendKeys("#name", "ann", chromedp.ByQuery), chromedp.SendKeys("#password", annsPassword, chromedp.ByQuery))
	tab.Press(chromedp.Click(`//button[normalize-space()="Sign in"]`))
	return tab
}

// judged are the pages of the site, and that to sign in at.
func (h *house) judged() map[string]string {
	pages := h.pages()
	pages["sign-in"] = "/desk/sign-in"
	return pages
}

// TestScreens looks at the pages: nothing runs off the screen, on a telephone
// and on wide screens, light and dark.
func TestScreens(t *testing.T) {
	h := open(t)
	tab := h.signedIn()
	for _, width := range []int64{320, 700, 1200, 1600} {
		tab.Screen(width, 900)
		for name, path := range h.pages() {
			for _, scheme := range []string{"light", "dark"} {
				tab.Prefer(scheme)
				tab.Go(h.top + path)
				picture := fmt.Sprintf("admin-%s-%d-%s", name, width, scheme)
				if over := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s is %d pixels too wide", picture, over)
				}
				if width == 320 && scheme == "light" || width == 1200 {
					tab.Picture(picture)
				}
			}
		}
	}
}

// TestValid has html-validate judge every page.
func TestValid(t *testing.T) {
	h := open(t)
	cookie, _ := h.session()
	pages := map[string]string{}
	for name, path := range h.judged() {
		pages[name] = string(h.ask("GET", path, nil, "Cookie", cookie).Body)
	}
	ann := h.browser()
	for name, form := range map[string]url.Values{"approve": {"act": {"approve"}}, "drop": {"act": {"drop"}}, "release": {"act": {"release"}}, "stale": {"act": {"approve"}, "hash": {"f00"}}} {
		pages[name] = string(ann.sends(waiting+"confirm", form).Body)
	}
	browsertest.Validate(t, pages)
}

// TestAccessible has axe-core judge every page, light on a telephone and dark in
// a window: it finds nothing.
func TestAccessible(t *testing.T) {
	h := open(t)
	tab := h.signedIn()
	for name, path := range h.judged() {
		for _, screen := range []struct {
			width  int64
			scheme string
		}{{320, "light"}, {1200, "dark"}} {
			tab.Screen(screen.width, 900)
			tab.Prefer(screen.scheme)
			tab.Go(h.top + path)
			tab.Accessible(fmt.Sprint(name, screen))
		}
	}
	for _, act := range []string{"approve", "drop"} {
		tab.Go(h.top + waiting)
		tab.Press(chromedp.Click("button[value="+act+"]", chromedp.ByQuery))
		tab.Accessible(act)
	}
}
