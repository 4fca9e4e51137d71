package period

import (
	"archive/zip"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// zones are all IANA zones that this Go brings along, or the few with the
// oddest clocks where it brings none.
var zones = func() []string {
	odd := []string{"Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "America/Havana"}
	r, err := zip.OpenReader(filepath.Join(runtime.GOROOT(), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		return odd
	}
	defer r.Close()
	var all []string
	for _, f := range r.File {
		if !strings.HasSuffix(f.Name, "/") && !slices.Contains([]string{"Factory", "leapseconds"}, f.Name) {
			all = append(all, f.Name)
		}
	}
	return all
}()
