package archive_test

import (
	"encoding/json"
	"os"
	"testing"

	"catchup/internal/browsertest"
	"catchup/internal/web/webtest"
)

// TestValid has html-validate judge a page of each kind by its recommended
// rules: they break none.
func TestValid(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 30)
	top, judged := p.serve(t), map[string]string{}
	for name, path := range pages {
		judged[name] = string(webtest.Ask(t, "GET", top+path).Body)
	}
	browsertest.Validate(t, judged)
}

// violation is what axe-core finds.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML string }
}

// TestAccessible has axe-core judge a page of each kind, light and dark, on a
// wide screen and a narrow one: it finds nothing. The policy of the pages lets
// nothing in, so the script comes by the browser's own way.
func TestAccessible(t *testing.T) {
	script, err := os.ReadFile(browsertest.Module(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	p := newPlace(t)
	p.keep(t, 30)
	top, tab := p.serve(t), browsertest.Open(t)
	for name, path := range pages {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{320, 1200} {
				tab.Screen(width, 900)
				tab.Prefer(scheme)
				tab.Go(top + path)
				tab.Script(string(script))
				var found []violation
				violations := browsertest.Eval[string](tab, `axe.run({resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`)
				if err := json.Unmarshal([]byte(violations), &found); err != nil {
					t.Fatal(err)
				}
				for _, v := range found {
					t.Errorf("%s, %s, %d pixels: %s (%s): %s: %.200s", name, scheme, width, v.ID, v.Impact, v.Help, v.Nodes[0].HTML)
				}
			}
		}
	}
}
