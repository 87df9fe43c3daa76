@echo off
rem Starts Marginalia with a JDK 25 or newer, in the folder it is called from.
rem Which Java: MARGINALIA_JAVA (a java program), JAVA_HOME, java on the path, then the usual places.
setlocal enabledelayedexpansion
set "APP=%~dp0.."
set "JAVA="
if defined MARGINALIA_JAVA set "JAVA=%MARGINALIA_JAVA%"
if not defined JAVA if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA for /f "delims=" %%j in ('where java 2^>nul') do if not defined JAVA call :try "%%~dpj.."
if not defined JAVA for /d %%h in ("%APP%\runtime" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :try "%%~h"
if not defined JAVA (
  echo Marginalia needs Java 25 or newer and found none. Install a JDK 25, or say where it is with JAVA_HOME. 1>&2
  exit /b 2
)
rem The window wants short pauses; a command has nobody to keep waiting and wants little memory.
set "MEMORY=-XX:+UseSerialGC -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10 -XX:MaxNewSize=48m"
set "WINDOW="
if "%~1"=="" set "WINDOW=1"
for %%a in (%*) do (
  if "%%~a"=="open" set "WINDOW=1"
  if "%%~a"=="tour" set "WINDOW=1"
)
if defined WINDOW set "MEMORY=-XX:+UseG1GC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -XX:+UseStringDeduplication"
rem What is over in seconds does not get back what the second compiler of the JVM costs.
for %%c in (new import export models strategies) do if "%~1"=="%%c" set "MEMORY=!MEMORY! -XX:TieredStopAtLevel=1"

rem The window leaves its classes in an archive when it is closed, and every later start reads them
rem from there. A command never writes it: if that failed, so would the command.
set "CLASSES="
set "CACHE=%LOCALAPPDATA%\marginalia"
for %%j in ("%APP%\lib\marginalia-*-sheets.jar") do set "ARCHIVE=!CACHE!\%%~nj.jsa"
if exist "!ARCHIVE!" set "CLASSES="-XX:SharedArchiveFile=!ARCHIVE!""
if defined WINDOW if not "%~1"=="tour" if defined LOCALAPPDATA (
  if not exist "!CACHE!" mkdir "!CACHE!" 2>nul
  if exist "!CACHE!" set "CLASSES=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=!ARCHIVE!""
)
"%JAVA%" --add-modules=jdk.incubator.vector -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=60 !MEMORY! !CLASSES! -Xlog:cds=off -Xlog:cds+dynamic=off -Xlog:aot=off --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "-Dmarginalia.samples=%APP%\sample-projects" %MARGINALIA_OPTS% -cp "%APP%\lib\*" marginalia.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\release" goto :eof
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "V=%%~v"
  for /f "tokens=1 delims=." %%m in ("!V!") do if %%m geq 25 set "JAVA=%~1\bin\java.exe"
)
goto :eof
