# SPDX-License-Identifier: MIT
# CPack makes the installer and the portable zip from what is installed: `cmake --build build/windows --target package`.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION . RENAME license.txt)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/libraries.txt DESTINATION .)

set(CPACK_GENERATOR NSIS ZIP)
set(CPACK_PACKAGE_NAME portolan)
set(CPACK_PACKAGE_VENDOR "The Portolan authors")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Portolan)
set(CPACK_INCLUDE_TOPLEVEL_DIRECTORY OFF)
set(CPACK_MODULE_PATH ${CMAKE_CURRENT_SOURCE_DIR}/installer) # its NSIS.template.in replaces CPack's own
set(CPACK_PORTOLAN_ICON ${PROJECT_SOURCE_DIR}/resources/icons/portolan.ico)
set(CPACK_PORTOLAN_BITMAP ${PROJECT_SOURCE_DIR}/resources/pictures/installer-side.bmp)
set(CPACK_VERBATIM_VARIABLES ON)
# The differences between the two.
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/installer/generator.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/installer/portable.cmake)
include(CPack)
