// Package lookup asks the network.
package lookup

import "net"

var Hosts = net.LookupHost
