// Chooses a time zone by typing a city.
import { Select, type SelectProps } from '@mantine/core'
import { useMemo, useState } from 'react'
import { isFoundBy, type TimeZone, timeZones } from './time-zones.ts'

type TimeZoneSelectProps = {
  value: string | null
  error: string | undefined
  onChange: (value: string | null) => void
} & Pick<SelectProps, 'label' | 'description' | 'clearable' | 'clearButtonProps'>

export function TimeZoneSelect(props: TimeZoneSelectProps) {
  const [before] = useState(props.value) // another browser, or the API, may know it by an older name
  const zones = useMemo(() => timeZones(new Date(), before), [before])
  const [typed, setTyped] = useState('')
  const isAnyFound = zones.some((zone) => isFoundBy(zone, typed))
  return (
    <Select
      label="Time zone of this department"
      description={
        isAnyFound
          ? 'Type a city, or a name such as Eastern.'
          : 'No time zone has that name. Try the nearest large city.'
      }
      data={zones}
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      checkIconPosition="right"
      maxDropdownHeight={260}
      comboboxProps={{ withinPortal: false }}
      filter={({ options, search }) =>
        options.filter((option) => isZone(option) && isFoundBy(option, search))
      }
      onSearchChange={setTyped}
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.currentTarget.select()}
      {...props}
    />
  )
}

const isZone = (option: object): option is TimeZone => 'words' in option
