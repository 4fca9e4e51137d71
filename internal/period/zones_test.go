package period

import (
	"archive/zip"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// zones are all IANA zones that this Go brings along, or the few with the
// oddest clocks where it brings none.
var zones = func() []string {
	odd := []string{"Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "America/Havana"}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return odd
	}
	r, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
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
