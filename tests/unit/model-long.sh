#!/bin/sh
# A thousand centres of a thousand random operations each.
TYST_MODEL_STEPS=1000000 exec "${abs_top_builddir:-$PWD}/tests/unit/t-model"
