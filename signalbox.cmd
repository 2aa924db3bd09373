@echo off
rem Starts Signalbox on Windows: finds a Java of 21 or newer and runs what is built or unpacked.
rem In a checkout it builds when nothing is built yet; after a change, run "mvn -Pquick package" yourself.
rem   SIGNALBOX_JAVA  the java.exe to use; nothing else is looked at
rem   SIGNALBOX_OPTS  more options for the JVM
rem Exit codes: those of Signalbox, and 69 where no suitable Java is found or the build fails.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "FOUND="
set "LOOKED="

if defined SIGNALBOX_JAVA (
  call :consider "%SIGNALBOX_JAVA%"
  goto decided
)
if defined JAVA_HOME call :consider "%JAVA_HOME%\bin\java.exe"
for /f "delims=" %%J in ('where java 2^>nul') do call :consider "%%J"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks") do (
  if exist "%%~R" for /f "delims=" %%D in ('dir /b /ad /o-n "%%~R" 2^>nul') do call :consider "%%~R\%%D\bin\java.exe"
)
:decided
if not defined FOUND (
  echo signalbox: needs Java 21 or newer, and found none. 1>&2
  if defined LOOKED echo Looked at:%LOOKED% 1>&2
  echo To install one: winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  exit /b 69
)

set "LIB=%HOME_DIR%\lib"
if exist "%HOME_DIR%\pom.xml" call :built
if not exist "%LIB%\signalbox-bot-app-*.jar" if exist "%HOME_DIR%\pom.xml" (
  echo signalbox: building, which downloads libraries the first time and may take some minutes 1>&2
  pushd "%HOME_DIR%"
  call mvn -B -q -Pquick -Dsignalbox.quick -pl bot/app -am package 1>&2
  popd
  call :built
)
set "JAR="
for %%F in ("%LIB%\signalbox-bot-app-*.jar") do set "JAR=%%~fF"
if not defined JAR (
  echo signalbox: there is nothing to run in %LIB%. 1>&2
  exit /b 69
)
"%FOUND%" --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector -XX:+UseSerialGC "-Dsignalbox.home=%HOME_DIR%" %SIGNALBOX_OPTS% -cp "%JAR%" io.signalbox.bot.app.Main %*
exit /b %ERRORLEVEL%

:built
for /d %%D in ("%HOME_DIR%\bot\app\target\signalbox-*") do if exist "%%D\lib" set "LIB=%%D\lib"
exit /b 0

rem Takes the java.exe named where it is 21 or newer and none was taken before; the version stands in the release file.
:consider
if defined FOUND exit /b 0
if not exist "%~1" exit /b 0
set "VERSION="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~dp1..\release" 2^>nul') do set "VERSION=%%~V"
if not defined VERSION for /f "tokens=3" %%V in ('^""%~1" -version 2^>^&1 ^| findstr /c:" version "^"') do set "VERSION=%%~V"
set "MAJOR=0"
for /f "tokens=1 delims=.-+_" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% GEQ 21 (set "FOUND=%~1") else set "LOOKED=%LOOKED% [%~1: version %VERSION%]"
exit /b 0
