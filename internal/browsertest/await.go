package browsertest

import "github.com/chromedp/cdproto/runtime"

// awaited has a question wait for the promise it asks for.
func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
