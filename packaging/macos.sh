#!/usr/bin/env bash
# Sign Kontor.app inside out, put it into a dmg, and have it notarised where an identity is given:
# KONTOR_IDENTITY="Developer ID Application: …" KONTOR_NOTARY=keychain-profile
set -euo pipefail
cd "$(dirname "$0")/.."
app=dist/Kontor.app
version=$(.venv/bin/python -c 'import app; print(app.__version__)')
image="dist/Kontor-$version-$(uname -m).dmg"
if [[ -n "${KONTOR_IDENTITY:-}" ]]; then
  find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -perm -111 \) -print0 |
    xargs -0 -n 1 codesign --force --timestamp --options runtime --sign "$KONTOR_IDENTITY"
  codesign --force --timestamp --options runtime --sign "$KONTOR_IDENTITY" "$app"
fi
stage=$(mktemp -d)
ditto "$app" "$stage/Kontor.app"   # ditto keeps the links inside Qt's frameworks
ln -s /Applications "$stage/Applications"
hdiutil create -volname Kontor -srcfolder "$stage" -ov -format UDZO "$image"
if [[ -n "${KONTOR_NOTARY:-}" ]]; then
  xcrun notarytool submit "$image" --keychain-profile "$KONTOR_NOTARY" --wait
  xcrun stapler staple "$image"
fi
rm -rf "$stage"
