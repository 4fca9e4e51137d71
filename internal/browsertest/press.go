package browsertest

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Press does what leads to another page, and waits until that is loaded.
func (b *Tab) Press(actions ...chromedp.Action) {
	b.t.Helper()
	if _, err := chromedp.RunResponse(b.ctx, actions...); err != nil {
		b.t.Fatalf("the browser: %v", err)
	}
}

// WithoutScripts has pages run none.
func (b *Tab) WithoutScripts() {
	b.t.Helper()
	b.scriptless = true
	b.Do(emulation.SetScriptExecutionDisabled(true))
}
