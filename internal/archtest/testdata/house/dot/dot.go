// Package dot asks a clock without naming it.
package dot

import . "time"

func Left(t Time) Duration { return Until(t) }
