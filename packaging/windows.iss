; Inno Setup: per user, no administrator, silent roll-out with /VERYSILENT. Version comes from app/__init__.py by /DVersion.
#ifndef Version
  #error "give the version: iscc /DVersion=1.2.3 packaging\windows.iss"
#endif
[Setup]
AppId={{6C1B0E0B-6E0D-4C31-9E4F-1B0C0B7F3A51}
AppName=Kontor
AppVersion={#Version}
AppPublisher=The Kontor authors
DefaultDirName={autopf}\Kontor
DefaultGroupName=Kontor
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
OutputDir=..\dist
OutputBaseFilename=Kontor-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\LICENSE
#ifdef Sign
SignTool={#Sign}
SignedUninstaller=yes
#endif
[Languages]
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"
[Files]
Source: "..\dist\kontor\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
[Icons]
Name: "{group}\Kontor"; Filename: "{app}\kontor.exe"
[Run]
Filename: "{app}\kontor.exe"; Description: "Kontor"; Flags: nowait postinstall skipifsilent
