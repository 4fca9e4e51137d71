// Package drawing has a file compiled in.
package drawing

import _ "embed"

//go:embed drawing.go
var Text string
