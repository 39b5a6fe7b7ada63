# SPDX-License-Identifier: MIT
# CPack reads this once per generator.
if(CPACK_GENERATOR STREQUAL "NSIS")
    set(CPACK_PACKAGE_FILE_NAME portolan-setup-${CPACK_PACKAGE_VERSION})
else()
    set(CPACK_PACKAGE_FILE_NAME portolan-portable-${CPACK_PACKAGE_VERSION})
endif()
