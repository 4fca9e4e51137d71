package browsertest

import (
	"encoding/json"
	"os"

	"github.com/chromedp/cdproto/emulation"
)

// Accessible has axe-core judge the page: it finds nothing. The page may be one that
// runs no scripts.
func (b *Tab) Accessible(name string) {
	b.t.Helper()
	script, err := os.ReadFile(Module(b.t, "axe-core/axe.min.js"))
	if err != nil {
		b.t.Fatal(err)
	}
	if b.scriptless {
		b.Do(emulation.SetScriptExecutionDisabled(false))
		defer b.Do(emulation.SetScriptExecutionDisabled(true))
	}
	b.Script(string(script))
	verdict := Eval[string](b, `axe.run({resultTypes: ["violations"], iframes: false}).then(r => JSON.stringify(r.violations))`)
	var found []struct {
		ID, Impact, Help string
		Nodes            []struct{ HTML string }
	}
	if err := json.Unmarshal([]byte(verdict), &found); err != nil {
		b.t.Fatal(err)
	}
	for _, one := range found {
		b.t.Errorf("%s: %s (%s): %s: %.300s", name, one.ID, one.Impact, one.Help, one.Nodes[0].HTML)
	}
}
