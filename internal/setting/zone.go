package setting

import (
	"fmt"
	"time"
	_ "time/tzdata" // zones must resolve in an image that ships none
)

// Zone is an IANA time zone, "Europe/London".
type Zone struct{ *time.Location }

// UnmarshalText refuses "Local" and fixed offsets: an edition must come out
// the same on every machine.
func (z *Zone) UnmarshalText(text []byte) error {
	name := string(text)
	loc, err := time.LoadLocation(name)
	if err != nil || name == "Local" || name == "" {
		return fmt.Errorf("%q is not a time zone: write an IANA name such as Europe/London", name)
	}
	z.Location = loc
	return nil
}
