// Package alarm starts a timer, under another name of the package.
package alarm

import clock "time"

func Set(f func()) { start(clock.Second, f) }

var start = clock.AfterFunc
