// Package printer writes to the terminal.
package printer

import "fmt"

func Print() { fmt.Println() }
