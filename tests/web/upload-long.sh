#!/bin/sh
# upload-long: two gigabytes, in the memory of sixty-four megabytes.
UPLOAD_SIZE=2G exec sh "${srcdir:-.}/tests/web/upload.sh"
