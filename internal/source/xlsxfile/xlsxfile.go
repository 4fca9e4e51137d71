// Package xlsxfile reads a sheet of an Excel workbook as a table.
package xlsxfile
